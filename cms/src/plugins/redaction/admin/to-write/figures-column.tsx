import { useFetchClient } from '@strapi/strapi/admin'
import { useEffect, useState } from 'react'
import { faqUid, type FiguresAnswer } from './answers.ts'
import { figuresOf } from './figure-words.ts'

interface List {
  displayedHeaders: object[]
  layout: { uid?: string }
}

/** In the list of frequent questions: one column more. */
export function addFiguresColumn(list: List): List {
  if (!isFaqList()) return list
  const column = {
    attribute: { type: 'custom' },
    name: 'figures',
    label: 'Lectures / a aidé',
    searchable: false,
    sortable: false,
    cellFormatter: ({ slug }: { slug?: string }) => <FiguresCell slug={slug ?? ''} />,
  }
  return { ...list, displayedHeaders: [...list.displayedHeaders, column] }
}

/** The hook does not say of which content the list is. */
function isFaqList(): boolean {
  return location.pathname.includes(`/collection-types/${faqUid}`)
}

/** One answer serves every line of the list. */
const FRESH_MS = 10_000
let asked: { at: number; answer: Promise<{ data: FiguresAnswer }> } | undefined

function FiguresCell({ slug }: { slug: string }) {
  const { get } = useFetchClient()
  const [words, setWords] = useState('…')
  useEffect(() => {
    let isCurrent = true
    if (!asked || Date.now() - asked.at > FRESH_MS) {
      asked = { at: Date.now(), answer: get<FiguresAnswer>('/redaction/faq-figures') }
    }
    asked.answer
      .then(({ data: { figures } }) => {
        const found = figures && figuresOf(figures, slug)
        if (isCurrent) setWords(found ? `${String(found.views)} / ${String(found.helped)}` : '–')
      })
      .catch(() => {
        if (isCurrent) setWords('–')
      })
    return () => {
      isCurrent = false
    }
  }, [get, slug])
  return <span style={{ fontSize: '1.4rem' }}>{words}</span>
}
