import { useId, useRef, useState } from 'react'
import { Action, Field, LongInput, MainAction, Refused, Row, Stack } from '../look.ts'
import { useSending } from '../use-sending.ts'
import type { AgreementLine } from './answers.ts'

interface Props {
  agreement: AgreementLine
  onDecided: () => void
}

/** Agree, or send back with a remark. No form of its own: Strapi's own is around each panel. */
export function DecisionForm({ agreement, onDecided }: Props) {
  const [remark, setRemark] = useState('')
  const [isMissing, setMissing] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const refusalId = useId()
  const { isSending, send } = useSending()
  const address = `/redaction/agreement-decisions/${String(agreement.id)}`

  async function agree() {
    await send(address, { agreed: true }, `Votre accord est donné à « ${agreement.title} ».`)
    onDecided()
  }

  async function sendBack() {
    if (remark.trim() === '') {
      setMissing(true)
      field.current?.focus()
      return
    }
    const sent = await send(address, { agreed: false, remark }, 'Votre remarque est partie.')
    if (sent) onDecided()
  }

  return (
    <Stack>
      <Row>
        <MainAction
          type="button"
          disabled={isSending}
          onClick={() => {
            void agree()
          }}
        >
          Donner mon accord
        </MainAction>
      </Row>
      <Field>
        Ce qu’il faut revoir
        <LongInput
          ref={field}
          maxLength={2_000}
          value={remark}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? refusalId : undefined}
          onChange={({ target }) => {
            setRemark(target.value)
            setMissing(false)
          }}
        />
      </Field>
      {isMissing && <Refused id={refusalId}>Écrivez ce qu’il faut revoir.</Refused>}
      <Row>
        <Action
          type="button"
          disabled={isSending}
          onClick={() => {
            void sendBack()
          }}
        >
          Renvoyer avec cette remarque
        </Action>
      </Row>
    </Stack>
  )
}
