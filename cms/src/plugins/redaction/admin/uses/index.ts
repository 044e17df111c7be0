import type { Feature } from '../feature.ts'
import { UsesPanel } from './UsesPanel.tsx'

/** Where a content is in use, before anybody thinks of deleting it. */
export const uses: Feature = {
  bootstrap(_app, contents) {
    contents.addEditViewSidePanel([UsesPanel])
  },
}
