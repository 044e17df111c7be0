import type { Feature } from '../feature.ts'
import { BeforePublishing } from './BeforePublishing.tsx'

/** « Avant de publier », beside the entry. */
export const checks: Feature = {
  bootstrap(_app, contents) {
    contents.addEditViewSidePanel([BeforePublishing])
  },
}
