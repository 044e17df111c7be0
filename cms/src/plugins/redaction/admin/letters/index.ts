import type { Feature } from '../feature.ts'
import { LetterPanel } from './LetterPanel.tsx'

/** « Lettre », beside a news. */
export const letters: Feature = {
  bootstrap(_app, contents) {
    contents.addEditViewSidePanel([LetterPanel])
  },
}
