import type { Feature } from '../feature.ts'
import { UndoPanel } from './UndoPanel.tsx'

/** « Annuler », right after a content was taken off the site. */
export const undo: Feature = {
  bootstrap(_app, contents) {
    contents.addEditViewSidePanel([UndoPanel])
  },
}
