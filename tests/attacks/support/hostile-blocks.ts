/** Every kind of block, with every mark. */
export function blocksOf(text: string, url: string, links: readonly string[]) {
  const marks = ['bold', 'italic', 'underline', 'strikethrough', 'code']
  const words = [{}, ...marks.map((mark) => ({ [mark]: true }))].map((mark) => ({
    type: 'text',
    text,
    ...mark,
  }))
  const link = { type: 'link', url, children: words }
  const others = links.map((other) => ({
    type: 'link',
    url: other,
    children: [{ type: 'text', text: 'ailleurs' }],
  }))
  const item = { type: 'list-item', children: [...words, link] }
  const list = { type: 'list', format: 'unordered', children: [item] }
  return [
    { type: 'paragraph', children: [...words, link] },
    { type: 'paragraph', children: others },
    { type: 'heading', level: 2, children: [...words, link] },
    { ...list, format: 'ordered', children: [item, list] },
    { type: 'quote', children: [...words, link] },
    { type: 'code', children: [{ type: 'text', text }] },
    { type: 'image', image: mediaOf(text, url) },
  ]
}

export function mediaOf(text: string, url: string) {
  return {
    url,
    name: text,
    mime: 'image/png',
    size: 1,
    alternativeText: text,
    width: 10,
    height: 10,
  }
}
