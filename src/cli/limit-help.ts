/** The part of `--help` about limits. */
export const limitHelp = `  --total-warn, --total-fail, --hard-warn, --hard-fail, --soft-warn, --soft-fail RATE
                        limits such as 2%, or off; they replace those of the policy
  --risk RATE           also fail when passing a fail limit is this likely (default 20%)
  --profile NAME        limits of a sending service (docs/policy.md)`;
