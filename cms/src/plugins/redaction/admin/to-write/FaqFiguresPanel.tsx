import { Quiet, Stack } from '../look.ts'
import { useAnswer } from '../use-answer.ts'
import { faqUid, type FiguresAnswer } from './answers.ts'
import { figuresOf, helpedWords, viewWords } from './figure-words.ts'

interface Props {
  model: string
  document?: { slug?: string }
}

/** Beside a frequent question: how often it was read, and whether it helped. */
export function FaqFiguresPanel({ model, document }: Props) {
  if (model !== faqUid || !document?.slug) return null
  return { title: 'Lecteurs', content: <Figures slug={document.slug} /> }
}

function Figures({ slug }: { slug: string }) {
  const [answer] = useAnswer<FiguresAnswer>('/redaction/faq-figures')
  if (answer.kind === 'asking') return <p role="status">Lecture des chiffres…</p>
  const figures = answer.kind === 'answered' ? answer.value.figures : null
  if (!figures) return <Quiet>Les chiffres ne peuvent pas être lus pour le moment.</Quiet>
  const { views, helped } = figuresOf(figures, slug)
  return (
    <Stack>
      <p>{viewWords(views)}</p>
      <p>{helpedWords(helped)}</p>
    </Stack>
  )
}
