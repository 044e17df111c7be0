import type { Feature } from '../feature.ts'

/** « Avant de publier », on the server's side. */
export const checks: Feature = {}
