import { blocksSchema } from 'content-types'
import { describe, expect, test } from 'vitest'
import { texts } from '../../../site/src/features/written-pages/texts/index.ts'
import { writtenText } from '../../../site/src/features/written-pages/written-text.ts'

const text = (words: string) => ({ type: 'text', text: words })

test('headings, paragraphs, lists and links are blocks', () => {
  expect(
    writtenText('\n## Un titre\n\nUne\nligne [ici](/aide).\n\n- un\n  deux\n- [trois](/x)\n'),
  ).toEqual([
    { type: 'heading', level: 2, children: [text('Un titre')] },
    {
      type: 'paragraph',
      children: [
        text('Une ligne '),
        { type: 'link', url: '/aide', children: [text('ici')] },
        text('.'),
      ],
    },
    {
      type: 'list',
      format: 'unordered',
      children: [
        { type: 'list-item', children: [text('un deux')] },
        { type: 'list-item', children: [{ type: 'link', url: '/x', children: [text('trois')] }] },
      ],
    },
  ])
})

describe.each(Object.entries(texts))('%s', (_, { title, summary, body }) => {
  test('is what editors could have written', () => {
    const blocks = writtenText(body)
    expect(blocksSchema.parse(blocks)).toEqual(blocks)
    expect(title.length).toBeLessThanOrEqual(140)
    expect(summary.length).toBeLessThanOrEqual(320)
    expect(JSON.stringify(blocks)).not.toMatch(/\]\(|##|undefined/)
  })
})
