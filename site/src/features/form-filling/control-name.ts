const PREFIX = 'champ-'

/** The name and id of the control of a field: a PDF's own names hold spaces, dots and accents. */
export function controlName(field: string): string {
  return `${PREFIX}${field.replace(/[^A-Za-z0-9-]/gu, (sign) => `_${(sign.codePointAt(0) ?? 0).toString(16)}_`)}`
}

/** The field of a control; nothing when it is the control of none. */
export function fieldOf(control: string): string | undefined {
  if (!control.startsWith(PREFIX)) return undefined
  return control
    .slice(PREFIX.length)
    .replace(/_([0-9a-f]{1,6})_/g, (mark, code: string) => signOf(parseInt(code, 16)) ?? mark)
}

function signOf(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
