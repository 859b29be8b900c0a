/** A policy with a value for nearly every key. */
export const samplePolicy = `suppressions: [suppressions/*.csv]
policy:
  profile: default                    # or a named sender profile, see docs/policy.md
  total: { warn: 2%, fail: 5% }
  hard:  { warn: 1%, fail: 2% }
  risk: 20%                           # also fail when P(rate > fail limit) reaches this
  suppressed: { unsubscribe: fail, complaint: fail, hard-bounce: warn }
  sender-applies-suppression: false
  growth: { warn: 20%, fail: 200% }   # against the base commit
  suppression-age: { warn: 7d, fail: 30d }
sources: { web: single-opt-in, import-2024: import, fair-2026: event }   # entry kinds of docs/policy.md
waivers:
  - { code: role-account, scope: lists/partners.csv, reason: "B2B desk addresses", owner: "@ops", expires: 2027-03-01 }
campaigns:
  spring-launch:
    list: lists/spring-launch.csv
    send-at: 2026-12-01T09:00:00Z
    slack-channel: C0123456789
`;
