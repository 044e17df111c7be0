import type { Feature } from '../feature.ts'
import { TextPreview } from './TextPreview.tsx'

/** What a mail or a window will say, beside its text. */
export const texts: Feature = {
  bootstrap(_app, contents) {
    contents.addEditViewSidePanel([TextPreview])
  },
}
