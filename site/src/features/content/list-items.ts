import type { Inline, List } from 'content-types'

export interface ListItem {
  inlines: readonly Inline[]
  lists: readonly List[]
}

/** Strapi puts a nested list after the item it belongs to; HTML wants it inside that item. */
export function listItems(list: List): ListItem[] {
  const items: { inlines: Inline[]; lists: List[] }[] = []
  for (const child of list.children) {
    if (child.type === 'list-item') items.push({ inlines: child.children, lists: [] })
    else if (items.length === 0) items.push({ inlines: [], lists: [child] })
    else items.at(-1)?.lists.push(child)
  }
  return items
}
