import { useField } from '@strapi/strapi/admin'
import { styled } from 'styled-components'
import { Field, Input, Quiet, Stack } from '../look.ts'
import { useAnswer } from '../use-answer.ts'
import { instantOfParis, typedInParis } from './paris-clock.ts'

interface Props {
  model: string
  documentId?: string
  document?: { updatedAt?: string }
}

/** Beside a news: its hours, typed and read by the clocks of Paris wherever the editor is. */
export function SchedulePanel({ model, documentId, document }: Props) {
  if (model !== 'api::news-article.news-article') return null
  const version = document?.updatedAt ?? ''
  return {
    title: 'Calendrier (heure de Paris)',
    content: (
      <Stack>
        <Hour name="publishOn" label="Publier le" />
        <Hour name="endsOn" label="Retirer le" />
        <Quiet>Enregistrez : le portail publie et retire seul, à la minute.</Quiet>
        {documentId && documentId !== 'create' && (
          <Refusal entryId={documentId} version={version} />
        )}
      </Stack>
    ),
  }
}

function Hour({ name, label }: { name: 'publishOn' | 'endsOn'; label: string }) {
  const { value, error, onChange } = useField<string | null>(name)
  const refusal = `refusal-${name}`
  return (
    <Field>
      {label}
      <Input
        type="datetime-local"
        style={{ width: '100%', minWidth: 0, fontWeight: 400 }}
        value={value ? typedInParis(new Date(value)) : ''}
        aria-invalid={error !== undefined}
        aria-describedby={error && refusal}
        onChange={({ target }) => {
          onChange(name, instantOfParis(target.value)?.toISOString() ?? null)
        }}
      />
      {error && <Refused id={refusal}>{error}</Refused>}
    </Field>
  )
}

/** Why the hour came and nothing was published. */
function Refusal({ entryId, version }: { entryId: string; version: string }) {
  const [answer] = useAnswer<{ message: string | null }>(
    `/redaction/schedule-refusals/${entryId}`,
    version,
  )
  if (answer.kind !== 'answered' || answer.value.message === null) return null
  return <p role="status">Non publiée à l’heure dite : {answer.value.message}</p>
}

const Refused = styled.span`
  color: ${({ theme }) => theme.colors.danger600};
  font-weight: 400;
`
