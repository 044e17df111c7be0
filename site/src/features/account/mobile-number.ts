/** « 06 39 98 10 21 » of a French number kept as « +33639981021 »; others as they are kept. */
export function showMobile(kept: string): string {
  const [, first, rest = ''] = /^\+33([67])(\d{8})$/.exec(kept) ?? []
  return first ? `0${first} ${rest.replace(/\d{2}(?!$)/g, '$& ')}` : kept
}
