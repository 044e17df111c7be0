import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatDate, formatSiret } from 'content-types'
import type { Environment } from './settings.ts'

interface DemoEmployer {
  siret: string
  name: string
}

interface DemoTitle {
  number: string
  issuedOn: string
  amountCents: number
}

interface DemoAgent {
  email: string
  password: string
}

interface DemoData {
  employers: (DemoEmployer & { code: string })[]
  /** Absent from a data folder that an earlier version filled; so are newcomers. */
  agents?: DemoAgent[]
  newcomers?: (DemoEmployer & { titles: DemoTitle[] })[]
}

/** What a person needs to know once everything runs: addresses, and accounts to try it with. */
export async function welcome(environment: Environment, trial: boolean): Promise<string> {
  const lines = [
    '',
    'Le portail est prêt.',
    '',
    `  Site public          ${environment.PUBLIC_URL ?? ''}`,
    `  Espace personnel     ${environment.PUBLIC_URL ?? ''}/espace`,
    `  Espace agents        ${environment.PUBLIC_URL ?? ''}/agents`,
    `  Rédaction (Strapi)   ${environment.CMS_URL ?? ''}/admin`,
  ]
  if (trial) lines.push(`  Boîte d’essai        http://localhost:${environment.MAILBOX_PORT ?? ''}`)
  if (environment.NODE_ENV !== 'production') lines.push('', ...(await accounts(environment)))
  return [...lines, '', 'Ctrl-C arrête tout.', ''].join('\n')
}

async function accounts(environment: Environment): Promise<string[]> {
  const file = join(environment.PORTAL_DATA_DIR ?? '', 'demo', 'api', 'employers.json')
  const demo = JSON.parse(await readFile(file, 'utf8')) as DemoData
  return [
    'Comptes de démonstration',
    '',
    ...demo.employers.map(
      ({ siret, code, name }) => `  ${formatSiret(siret)}   code ${code}   ${name}`,
    ),
    `  ${environment.CMS_EDITOR_EMAIL ?? ''}   ${environment.CMS_EDITOR_PASSWORD ?? ''}   rédaction`,
    `  ${environment.CMS_ADMIN_EMAIL ?? ''}   ${environment.CMS_ADMIN_PASSWORD ?? ''}   administration`,
    '',
    'Agents de l’Enim (code de l’application : npm run agents -- code ADRESSE)',
    '',
    ...(demo.agents ?? []).map(({ email, password }) => `  ${email}   ${password}`),
    '',
    'Pour une première connexion',
    '',
    ...(demo.newcomers ?? []).map(
      ({ siret, name, titles }) => `  ${formatSiret(siret)}   ${name}, ${titleWords(titles[0])}`,
    ),
  ]
}

/** What the validation question may ask. */
function titleWords(title: DemoTitle | undefined): string {
  if (!title) return 'sans titre de cotisation'
  const amount = (title.amountCents / 100).toLocaleString('fr-FR', { minimumFractionDigits: 2 })
  return `titre n° ${title.number} du ${formatDate(new Date(title.issuedOn))}, ${amount} €`
}
