export const id = 852;
export const ids = [852];
export const modules = {

/***/ 7852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parsePolicy: () => (/* binding */ parsePolicy)
});

// EXTERNAL MODULE: ./build/core/policy/default-policy.js
var default_policy = __webpack_require__(1979);
// EXTERNAL MODULE: ./build/core/policy/layer-rules.js
var layer_rules = __webpack_require__(9894);
// EXTERNAL MODULE: ./build/core/policy/limit.js
var limit = __webpack_require__(5118);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 5 modules
var schemas = __webpack_require__(8395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(3305);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
;// CONCATENATED MODULE: ./build/core/policy/parse-calendar-day.js
const calendarDayPattern = /^\d{4}-\d{2}-\d{2}$/;
function parseCalendarDay(text) {
    if (!calendarDayPattern.test(text))
        return null;
    const dayMs = Date.parse(`${text}T00:00:00Z`);
    if (Number.isNaN(dayMs))
        return null;
    return new Date(dayMs).toISOString().startsWith(text) ? dayMs : null;
}

;// CONCATENATED MODULE: ./build/core/policy/parse-duration.js
const durationPattern = /^\d{1,5} ?[hdw]$/;
const daysPerUnit = { h: 1 / 24, d: 1, w: 7 };
function parseDuration(text) {
    const trimmed = text.trim();
    if (!durationPattern.test(trimmed))
        return null;
    const count = Number(trimmed.slice(0, -1).trim());
    if (trimmed.endsWith('h'))
        return count * daysPerUnit.h;
    return count * (trimmed.endsWith('w') ? daysPerUnit.w : daysPerUnit.d);
}

;// CONCATENATED MODULE: ./build/core/policy/parse-instant.js

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
function parseInstant(text) {
    if (!instantPattern.test(text) || parseCalendarDay(text.slice(0, 10)) === null)
        return null;
    const instantMs = Date.parse(text);
    return Number.isNaN(instantMs) ? null : instantMs;
}

// EXTERNAL MODULE: ./build/core/policy/parse-percentage.js
var parse_percentage = __webpack_require__(1131);
// EXTERNAL MODULE: ./build/core/policy/value-rules.js
var value_rules = __webpack_require__(5050);
;// CONCATENATED MODULE: ./build/core/policy/policy-values.js






const noControl = String.raw `[^\p{Cc}]`;
const pathPattern = /^(?!\/)(?![A-Za-z]:)(?!(?:.*\/)?\.\.(?:\/|$))[^\\\p{Cc}]{1,300}$/u;
const limitPattern = orOff(parse_percentage/* percentagePattern */.p);
function textLike(pattern, error) {
    return schemas/* string */.YjP({ error }).check(api/* _regex */.Fk(pattern, { error }));
}
function parsed(pattern, error, parse) {
    const read = schemas/* transform */.pdi((text, context) => {
        const value = parse(text);
        if (value !== undefined)
            return value;
        context.issues.push({ code: 'custom', message: error, input: text });
        return core/* NEVER */.tm;
    });
    return schemas/* pipe */.FsL(textLike(pattern, error), read);
}
function orOff(pattern) {
    return new RegExp(`^off$|${pattern.source}`, pattern.flags);
}
function offIsNull(parse) {
    return (text) => (text === 'off' ? null : (parse(text) ?? undefined));
}
const policyValues = {
    text: textLike(new RegExp(`^(?=.*\\S)${noControl}{1,200}$`, 'u'), value_rules/* valueRules */.N.text),
    boolean: schemas/* boolean */.zMY({ error: value_rules/* valueRules */.N.boolean }),
    count: schemas/* number */.aig({ error: value_rules/* valueRules */.N.count })
        .check(schemas/* int */.Whr({ error: value_rules/* valueRules */.N.count }), api/* _gte */.qm(1, { error: value_rules/* valueRules */.N.count })),
    percentage: parsed(parse_percentage/* percentagePattern */.p, value_rules/* valueRules */.N.percentage, (text) => (0,parse_percentage/* parsePercentage */.A)(text) ?? undefined),
    limit: parsed(limitPattern, value_rules/* valueRules */.N.limit, offIsNull(parse_percentage/* parsePercentage */.A)),
    growthLimit: parsed(limitPattern, value_rules/* valueRules */.N.growthLimit, offIsNull((text) => (0,parse_percentage/* parsePercentage */.A)(text, 100))),
    durationLimit: parsed(orOff(durationPattern), value_rules/* valueRules */.N.durationLimit, offIsNull(parseDuration)),
    day: parsed(calendarDayPattern, value_rules/* valueRules */.N.day, (text) => parseCalendarDay(text) === null ? undefined : text),
    dayMs: parsed(calendarDayPattern, value_rules/* valueRules */.N.day, (text) => parseCalendarDay(text) ?? undefined),
    instantMs: parsed(instantPattern, value_rules/* valueRules */.N.instant, (text) => parseInstant(text) ?? undefined),
    path: textLike(pathPattern, value_rules/* valueRules */.N.path),
    campaignName: textLike(/^[a-z0-9][a-z0-9-]{0,62}$/, value_rules/* valueRules */.N.campaignName),
    slackChannel: textLike(/^[CG][A-Z0-9]{5,30}$/, value_rules/* valueRules */.N.slackChannel),
    domain: textLike(/^[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63}){1,10}$/u, value_rules/* valueRules */.N.domain),
    findingCode: textLike(/^[a-z0-9]+(-[a-z0-9]+){0,9}$/, value_rules/* valueRules */.N.findingCode),
};

// EXTERNAL MODULE: ./build/core/policy/profiles.js
var profiles = __webpack_require__(5199);
// EXTERNAL MODULE: ./build/core/policy/warn-above-fail.js
var warn_above_fail = __webpack_require__(9258);
;// CONCATENATED MODULE: ./build/core/policy/find-warn-above-fail.js






const limitKeys = [
    { key: 'total', rule: 'total', value: policyValues.limit, unit: 'fraction' },
    { key: 'hard', rule: 'hard', value: policyValues.limit, unit: 'fraction' },
    { key: 'soft', rule: 'soft', value: policyValues.limit, unit: 'fraction' },
    { key: 'invalid', rule: 'invalid', value: policyValues.limit, unit: 'fraction' },
    { key: 'duplicates', rule: 'duplicates', value: policyValues.limit, unit: 'fraction' },
    { key: 'growth', rule: 'growth', value: policyValues.growthLimit, unit: 'fraction' },
    { key: 'suppression-age', rule: 'suppressionAgeDays', value: policyValues.durationLimit, unit: 'days' },
];
function findWarnAboveFail(root, place) {
    const top = readLayer(memberOf(root, 'policy'));
    const topRules = (0,layer_rules/* layerRules */.z)(default_policy/* defaultPolicy */.G, top);
    const problems = judgeLayer({ rules: topRules, layer: top, path: ['policy'], place });
    for (const [name, campaign] of Object.entries(memberOf(root, 'campaigns') ?? {})) {
        const layer = readLayer(memberOf(campaign, 'policy'));
        const path = ['campaigns', name, 'policy'];
        problems.push(...judgeLayer({ rules: (0,layer_rules/* layerRules */.z)(topRules, layer), layer, path, place }));
    }
    return problems;
}
function judgeLayer(judged) {
    const { rules, layer, path, place } = judged;
    return limitKeys
        .filter(({ rule }) => layer[rule]?.warn !== undefined && (0,limit/* warnsAboveFail */.H)(rules[rule]))
        .map(({ key, rule, unit }) => {
        const warnPath = [...path, key, 'warn'];
        const problem = (0,warn_above_fail/* warnAboveFail */.u)({ path: warnPath, limit: rules[rule], unit });
        return { ...problem, file: place.file, line: place.lineOf(warnPath) };
    });
}
function readLayer(raw) {
    const written = memberOf(raw, 'profile');
    const profile = profiles/* profileNames */.CJ.find((name) => name === written);
    const isUnreadable = written !== undefined && profile === undefined;
    const layer = {};
    for (const { key, rule, value } of limitKeys) {
        const read = readLimit(value, memberOf(raw, key));
        layer[rule] = isUnreadable ? { warn: read.warn ?? null, fail: read.fail ?? null } : read;
    }
    return { ...layer, profile };
}
function readLimit(value, raw) {
    const read = (member) => {
        if (member === undefined)
            return undefined;
        const result = value.safeParse(member);
        return result.success ? result.data : null;
    };
    return { warn: read(memberOf(raw, 'warn')), fail: read(memberOf(raw, 'fail')) };
}
function memberOf(value, key) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
        return undefined;
    return Reflect.get(value, key);
}

;// CONCATENATED MODULE: ./build/core/policy/normalize-policy.js

const dayMs = 24 * 60 * 60 * 1000;
function normalizePolicy(input, place) {
    return {
        file: place.file,
        suppressions: listOf(input.suppressions),
        asOfMs: input['as-of'] ?? null,
        columns: input.columns ?? {},
        sources: mapOf(input.sources),
        domains: {
            consumer: lowerCase(input.domains?.consumer),
            business: lowerCase(input.domains?.business),
        },
        waivers: (input.waivers ?? []).map((waiver, index) => normalizeWaiver(waiver, place.lineOf(['waivers', index]))),
        campaigns: new Map(Object.entries(input.campaigns ?? {}).map(([name, campaign]) => [name, normalizeCampaign(campaign)])),
        policy: normalizeLayer(input.policy),
    };
}
function normalizeCampaign(input) {
    return {
        list: input.list,
        suppressions: listOf(input.suppressions),
        columns: input.columns ?? {},
        sources: mapOf(input.sources),
        sendAtMs: input['send-at'] ?? null,
        slackChannel: input['slack-channel'] ?? null,
        policy: normalizeLayer(input.policy),
    };
}
function normalizeWaiver(input, line) {
    return {
        code: input.code,
        scope: input.scope ?? null,
        reason: input.reason,
        owner: input.owner,
        expires: input.expires,
        expiresAtMs: (parseCalendarDay(input.expires) ?? 0) + dayMs,
        maxCount: input['max-count'] ?? null,
        line,
    };
}
function normalizeLayer(input) {
    if (input === undefined)
        return {};
    const { 'suppression-age': suppressionAgeDays, 'sender-applies-suppression': senderAppliesSuppression, 'soft-suppress-after': softSuppressAfter, 'suppression-scopes': suppressionScopes, 'reserved-domains': reservedDomains, chances, ...sameName } = input;
    return {
        ...sameName,
        suppressionAgeDays,
        senderAppliesSuppression,
        softSuppressAfter,
        suppressionScopes,
        reservedDomains,
        chances: normalizeChances(chances),
    };
}
function normalizeChances(input) {
    if (input === undefined)
        return undefined;
    return { causes: input.causes ?? {}, entries: input.entries ?? {}, decay: input.decay ?? {} };
}
function listOf(value) {
    if (value === undefined)
        return [];
    return typeof value === 'string' ? [value] : value;
}
function mapOf(value) {
    return new Map(Object.entries(value ?? {}));
}
function lowerCase(domains) {
    return (domains ?? []).map((domain) => domain.toLowerCase());
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/core/policy/find-yaml-hazard.js

const deepest = 32;
const widestIndent = 200;
const mostAliases = 100;
function findYamlHazard(text) {
    let depths = { flow: 0, inLine: 0, aliases: 0, atLineStart: true };
    let line = 1;
    let isScalar = false;
    for (const token of new dist/* Lexer */.JG().lex(text)) {
        if (isScalar) {
            isScalar = false;
        }
        else {
            const type = dist/* CST */.DB.tokenType(token);
            isScalar = type === 'scalar';
            depths = { ...deepen(depths, type, token), atLineStart: type === 'newline' };
            if (depths.flow + depths.inLine > deepest)
                return { reason: 'nested-too-deep', line };
            if (depths.aliases > mostAliases)
                return { reason: 'too-many-aliases', line };
        }
        line += countLines(token);
    }
    return null;
}
function deepen(depths, type, token) {
    switch (type) {
        case 'flow-map-start':
        case 'flow-seq-start':
            return { ...depths, flow: depths.flow + 1 };
        case 'flow-map-end':
        case 'flow-seq-end':
            return { ...depths, flow: Math.max(0, depths.flow - 1) };
        case 'seq-item-ind':
        case 'explicit-key-ind':
        case 'map-value-ind':
            return depths.flow > 0 ? depths : { ...depths, inLine: depths.inLine + 1 };
        case 'alias':
            return { ...depths, aliases: depths.aliases + 1 };
        case 'newline':
            return { ...depths, inLine: 0 };
        case 'space':
            return depths.atLineStart && token.length > widestIndent ? { ...depths, inLine: deepest + 1 } : depths;
        default:
            return depths;
    }
}
function countLines(token) {
    let lines = 0;
    for (let at = token.indexOf('\n'); at !== -1; at = token.indexOf('\n', at + 1))
        lines++;
    return lines;
}

;// CONCATENATED MODULE: ./build/core/policy/line-of-path.js

function lineOfPath(found) {
    const { document, path, lineAt } = found;
    let node = document.contents;
    let offset = startOf(node) ?? 0;
    for (const step of path) {
        const next = stepInto((0,dist/* isAlias */.Vj)(node) ? node.resolve(document) : node, step);
        if (next === null)
            break;
        offset = startOf(next.shown) ?? offset;
        node = next.value;
    }
    return lineAt(offset);
}
function stepInto(node, step) {
    if ((0,dist/* isMap */.jh)(node)) {
        const pair = node.items.findLast((item) => (0,dist/* isScalar */.jn)(item.key) && item.key.value === step);
        return pair === undefined ? null : { shown: pair.key, value: pair.value };
    }
    if (!(0,dist/* isSeq */.oP)(node) || typeof step !== 'number')
        return null;
    const item = node.items[step];
    return item === undefined ? null : { shown: item, value: item };
}
function startOf(node) {
    return (0,dist/* isNode */.Ll)(node) ? node.range?.[0] : undefined;
}

// EXTERNAL MODULE: ./build/core/policy/shown-value.js
var shown_value = __webpack_require__(740);
;// CONCATENATED MODULE: ./build/core/policy/parse-policy-yaml.js




const largestBytes = 1024 * 1024;
function parsePolicyYaml(text, file) {
    const refuse = (reason, line = 1) => ({
        ok: false,
        problems: [{ code: 'policy-not-yaml', file, line, args: { reason } }],
    });
    if (text.length > largestBytes || new TextEncoder().encode(text).length > largestBytes)
        return refuse('too-large');
    const hazard = findYamlHazard(text);
    if (hazard !== null)
        return refuse(hazard.reason, hazard.line);
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, {
        lineCounter: lines,
        schema: 'core',
        resolveKnownTags: false,
        stringKeys: true,
        uniqueKeys: false,
        prettyErrors: false,
        logLevel: 'error',
    });
    const lineAt = (offset) => Math.max(1, lines.linePos(offset).line);
    const faults = findSyntaxFaults(document, file, lineAt);
    if (faults.length > 0)
        return { ok: false, problems: faults };
    if (!(0,dist/* isMap */.jh)(document.contents))
        return refuse('not-a-map');
    const value = readValue(document);
    if (!value.ok)
        return refuse(value.reason);
    return {
        ok: true,
        value: value.value,
        lineOf: (path) => lineOfPath({ document, path, lineAt }),
        problems: findDuplicateKeys(document, file, lineAt),
    };
}
function findSyntaxFaults(document, file, lineAt) {
    return [...document.errors, ...document.warnings].slice(0, 100).map((fault) => ({
        code: 'policy-not-yaml',
        file,
        line: lineAt(fault.pos[0]),
        args: { reason: fault.code.toLowerCase().replaceAll('_', '-'), detail: (0,shown_value/* shownValue */.J)(fault.message) },
    }));
}
function readValue(document) {
    const unresolved = findUnresolvedAlias(document);
    if (unresolved)
        return { ok: false, reason: 'unresolved-alias' };
    try {
        return { ok: true, value: document.toJS({ maxAliasCount: 100 }) };
    }
    catch (error) {
        if (error instanceof ReferenceError)
            return { ok: false, reason: 'too-many-aliases' };
        throw error;
    }
}
function findUnresolvedAlias(document) {
    let unresolved = false;
    (0,dist/* visit */.YR)(document, {
        Alias: (_key, alias) => {
            if (alias.resolve(document) !== undefined)
                return undefined;
            unresolved = true;
            return dist/* visit */.YR.BREAK;
        },
    });
    return unresolved;
}
function findDuplicateKeys(document, file, lineAt) {
    const problems = [];
    (0,dist/* visit */.YR)(document, {
        Map: (_key, map) => {
            const seen = new Set();
            for (const pair of map.items) {
                if (!(0,dist/* isPair */.tO)(pair) || !(0,dist/* isScalar */.jn)(pair.key))
                    continue;
                const { value, range } = pair.key;
                if (seen.has(value)) {
                    const args = { reason: 'duplicate-key', key: (0,shown_value/* shownValue */.J)(value) };
                    problems.push({ code: 'policy-not-yaml', file, line: lineAt(range?.[0] ?? 0), args });
                }
                seen.add(value);
            }
        },
    });
    return problems;
}

// EXTERNAL MODULE: ./build/core/policy/nearest-word.js
var nearest_word = __webpack_require__(5800);
// EXTERNAL MODULE: ./build/core/evidence/cause.js
var cause = __webpack_require__(269);
// EXTERNAL MODULE: ./build/core/list/column-names.js
var column_names = __webpack_require__(9008);
// EXTERNAL MODULE: ./build/core/suppression/suppression-reason.js
var suppression_reason = __webpack_require__(6574);
;// CONCATENATED MODULE: ./build/core/policy/policy.js
const suppressedRules = ['ignore', 'warn', 'fail'];
const reservedDomainRules = ['refuse', 'allow'];

;// CONCATENATED MODULE: ./build/core/policy/policy-schema-parts.js


function policyMap(shape) {
    const known = Object.keys(shape).join(', ');
    return schemas/* strictObject */.rej(shape, {
        error: (issue) => (issue.code === 'unrecognized_keys' ? known : value_rules/* valueRules */.N.map),
    });
}
function policyKey(schema, description, standard) {
    const meta = standard === undefined ? { description } : { description, standard };
    return schemas/* optional */.lqM(schema).check(schemas/* meta */.mIj(meta));
}
function policyMapOf(keys, key) {
    const shape = Object.fromEntries(keys.map((name) => [name, key(name)]));
    return policyMap(shape);
}
function policyWord(words) {
    return schemas/* enum */.k5n(words, { error: `one of ${words.join(', ')}` });
}

;// CONCATENATED MODULE: ./build/core/policy/policy-layer-schema.js









const policy_layer_schema_limit = limitOf(policyValues.limit).check(schemas/* meta */.mIj({ id: 'limit' }));
function limitOf(value) {
    return policyMap({
        warn: policyKey(value, 'Warn from here on, or off. May not lie above fail.'),
        fail: policyKey(value, 'Fail above this, or off.'),
    });
}
function isOverridable(cause) {
    return cause !== 'soft-history' && cause !== 'baseline';
}
const causeChances = policyMap({
    hard: policyKey(policyValues.percentage, 'Chance of a hard bounce.'),
    soft: policyKey(policyValues.percentage, 'Chance of a soft bounce.'),
}).check(schemas/* meta */.mIj({ id: 'cause-chances' }));
const entryChance = policyMap({
    chance: policyValues.percentage.check(schemas/* meta */.mIj({ description: 'Chance of a hard bounce on the first delivery.' })),
});
const chances = policyMap({
    causes: policyKey(policyMapOf(cause/* causes */.ps.filter(isOverridable), (cause) => policyKey(causeChances, `Chances of a recipient whose cause is ${cause}.`)), 'Chances of bouncing by cause.'),
    entries: policyKey(policyMapOf(cause/* entryKinds */.Gp, (kind) => policyKey(entryChance, `Entry risk of sources of the kind ${kind}.`)), 'Risk of addresses never delivered to, by entry kind.'),
    decay: policyKey(policyMapOf(cause/* domainKinds */.OM, (kind) => policyKey(policyValues.percentage, `Yearly rate at which mailboxes die at ${kind} domains.`)), 'How fast mailboxes die, per year, by kind of domain.'),
});
const suppressed = policyMapOf(suppression_reason/* suppressionReasons */.f$, (reason) => policyKey(policyWord(suppressedRules), `What a recipient suppressed as ${reason} does: ignore, warn or fail.`, default_policy/* defaultPolicy */.G.suppressed[reason]));
const policyLayerSchema = policyMap({
    profile: policyKey(policyWord(profiles/* profileNames */.CJ), 'Named limits of a sender. Sets total, hard and soft; explicit limits beside it win.', 'default'),
    total: policyKey(policy_layer_schema_limit, 'Limits on the projected total bounce rate.', { warn: '2%', fail: '5%' }),
    hard: policyKey(policy_layer_schema_limit, 'Limits on the projected hard bounce rate.', { warn: 'off', fail: 'off' }),
    soft: policyKey(policy_layer_schema_limit, 'Limits on the projected soft bounce rate.', { warn: 'off', fail: 'off' }),
    risk: policyKey(policyValues.limit, 'Also fail when the chance of passing a fail limit reaches this, or off.', '20%'),
    strict: policyKey(policyValues.boolean, 'The risk rule fails even when no send is recorded yet.', false),
    suppressed: policyKey(suppressed, 'What suppressed recipients on the list do, by reason.'),
    invalid: policyKey(policy_layer_schema_limit, 'Limits on the share of entries that cannot be mailed.', {
        warn: '0.5%',
        fail: 'off',
    }),
    duplicates: policyKey(policy_layer_schema_limit, 'Limits on the share of entries that repeat a recipient.', {
        warn: '5%',
        fail: 'off',
    }),
    'sender-applies-suppression': policyKey(policyValues.boolean, 'The sending service drops suppressed recipients itself, so they are not counted as mailed.', false),
    'soft-suppress-after': policyKey(policyValues.count, 'Consecutive soft bounces after which an address counts as suppressed.', 3),
    'suppression-scopes': policyKey(schemas/* array */.YOg(policyValues.text, { error: value_rules/* valueRules */.N.list }), 'Scopes of suppressions that apply to the send.', ['global']),
    'reserved-domains': policyKey(policyWord(reservedDomainRules), 'Whether addresses at reserved domains such as example.com are refused or allowed.', 'refuse'),
    growth: policyKey(limitOf(policyValues.growthLimit), 'Limits on how much the list grows against the base commit; may exceed 100%.', { warn: 'off', fail: 'off' }),
    'suppression-age': policyKey(limitOf(policyValues.durationLimit), 'Limits on the age of the newest suppression, in hours, days or weeks (36h, 7d, 2w).', { warn: 'off', fail: 'off' }),
    chances: policyKey(chances, 'Parameters of the projection that differ from the defaults.'),
}).check(schemas/* meta */.mIj({ id: 'policy' }));

;// CONCATENATED MODULE: ./build/core/policy/policy-schema.js







const paths = schemas/* union */.KCZ([policyValues.path, schemas/* array */.YOg(policyValues.path, { error: value_rules/* valueRules */.N.paths })], {
    error: value_rules/* valueRules */.N.paths,
});
const columns = policyMapOf(column_names/* listFields */.Cc, (column) => policyKey(policyValues.text, `Header text of the column ${column}.`)).check(schemas/* meta */.mIj({ id: 'columns' }));
const sources = schemas/* record */.g1P(policyValues.text, policyWord(cause/* entryKinds */.Gp), { error: value_rules/* valueRules */.N.map });
const domainList = schemas/* array */.YOg(policyValues.domain, { error: value_rules/* valueRules */.N.list });
const waiver = policyMap({
    code: policyValues.findingCode.check(schemas/* meta */.mIj({ description: 'Finding code the waiver covers.' })),
    scope: policyKey(policyValues.path, 'File or glob it is confined to.'),
    reason: policyValues.text.check(schemas/* meta */.mIj({ description: 'Why the findings are accepted.' })),
    owner: policyValues.text.check(schemas/* meta */.mIj({ description: 'Who answers for it.' })),
    expires: policyValues.day.check(schemas/* meta */.mIj({ description: 'Last day it holds, in UTC.' })),
    'max-count': policyKey(policyValues.count, 'How many findings it covers at most.'),
});
const campaignSchema = policyMap({
    list: policyValues.path.check(schemas/* meta */.mIj({ description: 'The send-list.' })),
    suppressions: policyKey(paths, 'Suppression files of this campaign, added to those of the top level.'),
    columns: policyKey(columns, 'Header texts that differ from the top level.'),
    sources: policyKey(sources, 'Entry kinds by source, added to those of the top level.'),
    'send-at': policyKey(policyValues.instantMs, 'When the campaign is sent: ISO 8601 with zone.'),
    'slack-channel': policyKey(policyValues.slackChannel, 'Slack channel ID the results are posted to.'),
    policy: policyKey(policyLayerSchema, 'Rules that differ from the top level.'),
});
const campaigns = schemas/* record */.g1P(policyValues.campaignName, campaignSchema, { error: value_rules/* valueRules */.N.campaigns })
    .check(schemas/* refine */.YPB((named) => Object.keys(named).length > 0, { error: value_rules/* valueRules */.N.campaigns }));
const policySchema = policyMap({
    suppressions: policyKey(paths, 'Suppression files: a path, or a list of paths and globs.', []),
    'as-of': policyKey(policyValues.dayMs, 'Pins the clock to a day, for examples and reproductions.'),
    columns: policyKey(columns, 'Header texts of the send-list, where the column is not found by its name.'),
    sources: policyKey(sources, 'Entry kind by the value of the source column.'),
    domains: policyKey(policyMap({
        consumer: policyKey(domainList, 'Domains of consumer mailboxes.', []),
        business: policyKey(domainList, 'Domains of business mailboxes.', []),
    }), 'Extra domains for the decay class.'),
    policy: policyKey(policyLayerSchema, 'The rules campaigns are judged by.'),
    waivers: policyKey(schemas/* array */.YOg(waiver, { error: value_rules/* valueRules */.N.list }), 'Findings accepted until a date.', []),
    campaigns: policyKey(campaigns, 'Planned sends by name.'),
});

// EXTERNAL MODULE: ./build/core/policy/shown-path.js
var shown_path = __webpack_require__(8446);
;// CONCATENATED MODULE: ./build/core/policy/policy-issue-problems.js




const mostKeys = 100;
function policyIssueProblems(issue, place, parent = []) {
    const path = [...parent, ...issue.path];
    switch (issue.code) {
        case 'unrecognized_keys':
            return issue.keys
                .slice(0, mostKeys)
                .map((key) => unknownKey({ key, parent: path, known: issue.message, place }));
        case 'invalid_union': {
            const entered = issue.errors.find((issues) => issues.some((inner) => inner.path.length > 0));
            if (entered === undefined)
                return [wrongValue(path, issue.message, place)];
            return entered.flatMap((inner) => policyIssueProblems(inner, place, path));
        }
        case 'invalid_key':
            return [
                wrongKey(path, issue.issues[0]?.message ?? issue.message, place),
                ...problemsUnderWrongName(path, place),
            ];
        case 'invalid_value':
            return [withNearest(wrongValue(path, issue.message, place), issue.values, valueAt(place.value, path))];
        default:
            return [
                isEmptyCampaigns(path, place.value)
                    ? noCampaign(path, place)
                    : wrongValue(path, issue.message, place),
            ];
    }
}
function problemsUnderWrongName(path, place) {
    if (path[0] !== 'campaigns')
        return [];
    const read = campaignSchema.safeParse(valueAt(place.value, path));
    return read.success ? [] : read.error.issues.flatMap((inner) => policyIssueProblems(inner, place, path));
}
function unknownKey(found) {
    const { key, parent, known, place } = found;
    const nearest = (0,nearest_word/* nearestWord */.z)(key, known.split(', '));
    return {
        code: 'policy-unknown-key',
        file: place.file,
        line: place.lineOf([...parent, key]),
        args: {
            key: (0,shown_value/* shownValue */.J)(key),
            path: (0,shown_path/* shownPath */.p)([...parent, key]),
            known,
            ...(nearest === null ? {} : { nearest }),
        },
    };
}
function wrongValue(path, rule, place) {
    return {
        code: 'policy-wrong-value',
        file: place.file,
        line: place.lineOf(path),
        args: { path: (0,shown_path/* shownPath */.p)(path), rule, received: (0,shown_value/* shownValue */.J)(valueAt(place.value, path)) },
    };
}
function wrongKey(path, rule, place) {
    return {
        code: 'policy-wrong-value',
        file: place.file,
        line: place.lineOf(path),
        args: { path: (0,shown_path/* shownPath */.p)(path.slice(0, -1)), rule, received: (0,shown_value/* shownValue */.J)(String(path.at(-1))) },
    };
}
function withNearest(problem, words, received) {
    if (typeof received !== 'string')
        return problem;
    const nearest = (0,nearest_word/* nearestWord */.z)(received, words.map(String));
    return nearest === null ? problem : { ...problem, args: { ...problem.args, nearest } };
}
function isEmptyCampaigns(path, root) {
    if (path.length !== 1 || path[0] !== 'campaigns')
        return false;
    const campaigns = valueAt(root, path);
    return campaigns === null || (typeof campaigns === 'object' && !Array.isArray(campaigns));
}
function noCampaign(path, place) {
    return {
        code: 'policy-no-campaign',
        file: place.file,
        line: place.lineOf(path),
        args: { path: 'campaigns' },
    };
}
function valueAt(root, path) {
    let value = root;
    for (const step of path) {
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
            return undefined;
        value = Reflect.get(value, step);
    }
    return value;
}

;// CONCATENATED MODULE: ./build/core/policy/parse-policy.js





const mostProblems = 100;
function parsePolicy(text, file) {
    const yaml = parsePolicyYaml(text, file);
    if (!yaml.ok)
        return yaml;
    const place = { file, value: yaml.value, lineOf: yaml.lineOf };
    const read = policySchema.safeParse(yaml.value);
    const issues = read.success ? [] : read.error.issues.slice(0, mostProblems);
    const problems = [
        ...yaml.problems,
        ...issues.flatMap((issue) => policyIssueProblems(issue, place)),
        ...findWarnAboveFail(yaml.value, place),
    ];
    if (read.success && problems.length === 0)
        return { ok: true, policy: normalizePolicy(read.data, place) };
    return { ok: false, problems: problems.toSorted(byLine).slice(0, mostProblems) };
}
function byLine(one, other) {
    return (one.line ?? 0) - (other.line ?? 0);
}


/***/ })

};
