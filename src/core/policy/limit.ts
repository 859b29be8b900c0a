/** From where on something warns and above what it fails; null is no limit. Rates are fractions, ages are days. */
export interface Limit {
  readonly warn: number | null;
  readonly fail: number | null;
}

/** A limit as one layer of the policy writes it: absent inherits, null (`off`) removes. */
export interface LimitLayer {
  readonly warn?: number | null | undefined;
  readonly fail?: number | null | undefined;
}

/**
 * A limit with one layer laid over it. An inherited warn limit above the layer's own fail limit comes down to it,
 * so that writing only `fail: 1%` does not end in a warning that can never be seen.
 */
export function layerLimit(base: Limit, layer: LimitLayer | undefined): Limit {
  if (layer === undefined) return base;
  const fail = layer.fail === undefined ? base.fail : layer.fail;
  if (layer.warn !== undefined) return { warn: layer.warn, fail };
  const lowers = base.warn !== null && fail !== null && base.warn > fail;
  return { warn: lowers ? fail : base.warn, fail };
}

/** True when the warning would come only after the failure. */
export function warnsAboveFail(limit: Limit): boolean {
  return limit.warn !== null && limit.fail !== null && limit.warn > limit.fail;
}
