import { unstable_useContentManagerContext, useFetchClient } from '@strapi/strapi/admin'
import {
  verdictOn,
  warningsOn,
  type FormReport,
  type SettingOfField,
} from 'content-types/form-report'
import { useEffect, useState } from 'react'

interface FormValues {
  file?: { id: number } | null
  fieldSettings?: SettingOfField[] | null
}

/** Beside a form that is being edited: what the portal can do with the chosen PDF. */
export function FormPdfPanel({ model }: { model: string }) {
  if (model !== 'api::form.form') return null
  return { title: 'Le PDF', content: <FormPdf /> }
}

function FormPdf() {
  const values = useFormValues()
  const fileId = values.file?.id
  const report = useReport(fileId)
  const settings = values.fieldSettings ?? []
  if (fileId === undefined) return <p>Choisissez le fichier PDF du formulaire.</p>
  if (report === 'reading') return <p role="status">Lecture du PDF…</p>
  if (report === 'failed') return <p role="status">Le PDF n’a pas pu être lu. Rechargez la page.</p>
  const warnings = warningsOn(report, settings)
  return (
    <div
      role="status"
      style={{ display: 'grid', gap: '0.8rem', fontSize: '1.4rem', lineHeight: 1.4 }}
    >
      <p>{verdictOn(report, settings)}</p>
      {'fields' in report && settings.length === 0 && (
        <p>La liste des champs sera remplie d’après le PDF à l’enregistrement.</p>
      )}
      {warnings.length > 0 && (
        <ul style={{ display: 'grid', gap: '0.4rem', listStyle: 'disc', paddingLeft: '1.6rem' }}>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function useFormValues(): FormValues {
  const { form } = unstable_useContentManagerContext()
  return (form as { values: FormValues }).values
}

function useReport(fileId: number | undefined): FormReport | 'reading' | 'failed' {
  const { get } = useFetchClient()
  const [report, setReport] = useState<FormReport | 'reading' | 'failed'>('reading')
  useEffect(() => {
    if (fileId === undefined) return
    let isCurrent = true
    setReport('reading')
    get<FormReport>(`/admin/form-reports/${String(fileId)}`)
      .then(({ data }) => {
        if (isCurrent) setReport(data)
      })
      .catch(() => {
        if (isCurrent) setReport('failed')
      })
    return () => {
      isCurrent = false
    }
  }, [fileId, get])
  return report
}
