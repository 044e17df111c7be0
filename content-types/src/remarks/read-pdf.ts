/** What a PDF says of itself, as far as assistive technologies need it. */
export interface ReadPdf {
  isTagged: boolean
  hasTitle: boolean
  hasLanguage: boolean
}
