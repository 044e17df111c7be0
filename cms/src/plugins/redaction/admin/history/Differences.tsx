import { Added, Quiet, Removed, Stack, Words } from '../look.ts'
import type { FieldDifference } from './answers.ts'

interface Props {
  heading: string
  fields: FieldDifference[]
}

/** Field by field, the words removed and added. */
export function Differences({ heading, fields }: Props) {
  return (
    <Stack>
      <h3 style={{ fontWeight: 600 }}>{heading}</h3>
      {fields.length === 0 && <Quiet>Rien.</Quiet>}
      {fields.map(({ field, label, parts, onlyLooks }) => (
        <div key={field}>
          <Quiet as="h4">{label}</Quiet>
          {onlyLooks ? (
            <p>Les mots sont les mêmes : seule leur présentation a changé.</p>
          ) : (
            <Words>
              {parts.map(({ kind, text }, index) => {
                if (kind === 'removed') return <Removed key={index}>{text}</Removed>
                if (kind === 'added') return <Added key={index}>{text}</Added>
                return <span key={index}>{text}</span>
              })}
            </Words>
          )}
        </div>
      ))}
    </Stack>
  )
}
