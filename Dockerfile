# The Slack bot. The bundle is committed, so nothing is installed but git, which reads the ledger, and ssh for remotes that need it.
FROM node:24-bookworm-slim
RUN apt-get update \
  && apt-get install --yes --no-install-recommends git ca-certificates openssh-client \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY dist/bot ./dist/bot
RUN mkdir /data && chown node:node /data
USER node
ENV NODE_ENV=production BOUNCE_GATE_DATA=/data
VOLUME /data
EXPOSE 3000 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.METRICS_PORT || 9464}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/bot/index.js"]
CMD ["serve"]
