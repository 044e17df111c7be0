import { keyNames } from 'content-types/key-names'

interface List {
  displayedHeaders: { name: string }[]
}

/** In the lists of texts and pages: what a key is called rather than the key itself. */
export function nameKeys<L extends List>(list: L): L {
  return { ...list, displayedHeaders: list.displayedHeaders.map(named) }
}

function named<H extends { name: string }>(header: H): H {
  if (header.name !== 'key') return header
  const cellFormatter = ({ key }: { key?: string }) => (
    <span style={{ fontSize: '1.4rem' }}>{keyNames[key ?? ''] ?? key}</span>
  )
  return { ...header, cellFormatter }
}
