/** Files chosen and not yet joined, by form: named again should the page be closed before. */
export interface MissingFile {
  name: string
  bytes: number
}

export function readMissing(key: string): MissingFile[] {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(key)) ?? '[]') as MissingFile[]
  } catch {
    return []
  }
}

export function writeMissing(key: string, files: readonly MissingFile[]): void {
  try {
    if (files.length > 0) sessionStorage.setItem(nameOf(key), JSON.stringify(files))
    else sessionStorage.removeItem(nameOf(key))
  } catch {
    // A browser that keeps nothing names nothing.
  }
}

function nameOf(key: string): string {
  return `fichiers ${key}`
}
