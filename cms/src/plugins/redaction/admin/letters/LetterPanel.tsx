import type { NewsLetters } from 'content-types'
import { Action, Quiet, Stack } from '../look.ts'
import { momentOf } from '../moment.ts'
import { useAnswer } from '../use-answer.ts'
import { useSending } from '../use-sending.ts'
import { rhythms } from './answers.ts'

interface Props {
  model: string
  documentId: string | undefined
  document: { byLetter?: boolean; reserved?: boolean; updatedAt?: string } | undefined
}

interface Shown {
  documentId: string
  document: NonNullable<Props['document']>
}

/** Beside a news: whether it leaves by letter, a trial, and what became of those that left. */
export function LetterPanel({ model, documentId, document }: Props) {
  if (model !== 'api::news-article.news-article' || !documentId || !document) return null
  return {
    title: 'Lettre',
    content: <Letters documentId={documentId} document={document} />,
  }
}

function Letters({ documentId, document }: Shown) {
  const address = `/redaction/letters/${documentId}`
  const [answer] = useAnswer<NewsLetters | { letters: null }>(address, document.updatedAt)
  const { isSending, send } = useSending()
  return (
    <Stack>
      <p>{intentionOf(document)}</p>
      <Action
        type="button"
        disabled={isSending}
        onClick={() => void send(`${address}/trial`, {}, 'L’essai est parti à votre adresse.')}
      >
        Envoyer un essai à mon adresse
      </Action>
      <Quiet>L’essai montre le brouillon enregistré.</Quiet>
      {answer.kind === 'failed' || (answer.kind === 'answered' && !answer.value.letters) ? (
        <p role="status">Les chiffres n’ont pas pu être lus. Rechargez la page.</p>
      ) : (
        answer.kind === 'answered' && <Figures letters={answer.value.letters ?? []} />
      )}
    </Stack>
  )
}

function intentionOf({ byLetter, reserved }: Shown['document']): string {
  if (!byLetter) return 'Cette actualité ne part pas par lettre.'
  if (reserved) {
    return (
      'Cette actualité est réservée à l’espace personnel : elle ne part jamais par lettre, ' +
      'que chacun peut transférer.'
    )
  }
  return (
    'Une fois publiée, cette actualité part par lettre, aux heures d’envoi et après quelques minutes ' +
    'pour vous raviser. Une lettre partie n’est ni corrigée ni renvoyée.'
  )
}

function Figures({ letters }: { letters: NonNullable<NewsLetters['letters']> }) {
  if (letters.length === 0) return <Quiet>Aucune lettre n’en a encore parlé.</Quiet>
  return (
    <ul style={{ display: 'grid', gap: '1.2rem' }}>
      {letters.map(({ id, at, frequency, sent, waiting, failed, dropped, bounced }) => (
        <li key={id}>
          <strong>{rhythms[frequency]}</strong>, {momentOf(at)}
          <br />
          Envoyées : {sent} · En attente : {waiting} · Refusées : {failed} · Revenues : {bounced} ·
          Annulées : {dropped}
        </li>
      ))}
    </ul>
  )
}
