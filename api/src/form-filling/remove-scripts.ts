import { PDFArray, PDFDict, PDFName, PDFStream, type PDFDocument, type PDFObject } from 'pdf-lib'

const actions = ['A', 'AA', 'OpenAction', 'Next'].map((name) => PDFName.of(name))
const script = PDFName.of('JS')
const scripts = PDFName.of('JavaScript')

/**
 * Takes out what readers run: the portal refuses such files when they are joined to a request, and
 * what it gives can be sent back. Values and their boxes stay.
 */
export function removeScripts({ context }: PDFDocument): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && object.has(script)) context.delete(ref)
    else clean(object)
  }
}

function clean(object: PDFObject): void {
  if (object instanceof PDFStream) clean(object.dict)
  if (object instanceof PDFArray) object.asArray().forEach(clean)
  if (!(object instanceof PDFDict)) return
  object.delete(script)
  object.delete(scripts)
  for (const key of actions) {
    if (key.asString() === '/AA' || runsScript(object, key)) object.delete(key)
  }
  object.values().forEach(clean)
}

/** An action that is gone by now was one that runs a script. */
function runsScript(holder: PDFDict, key: PDFName): boolean {
  if (!holder.has(key)) return false
  const action = holder.lookup(key)
  return action === undefined || (action instanceof PDFDict && action.has(script))
}
