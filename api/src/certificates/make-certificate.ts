import {
  certificateKinds,
  formatDate,
  limits,
  parisDay,
  type CertificateAsk,
  type MadeCertificate,
} from 'content-types'
import type { Deps } from '../deps.ts'
import { publishDocument, type Publication } from '../documents/index.ts'
import { writeIf } from '../platform/claim.ts'
import { createId, sha256 } from '../platform/tokens.ts'
import { insertReceipt, writeContent } from '../receipts/index.ts'
import { createReference } from '../requests/index.ts'
import type { SignedIn } from '../sessions/index.ts'
import { issue, type CertificateContent, type CertificateFacts } from './content.ts'
import { drawCertificate } from './draw.ts'
import { gatherFacts } from './gather.ts'
import { madeEnough, takenBack } from './problems.ts'
import { countMade, findMade, hasRoom, insertCertificate } from './store.ts'

/** Asked again on the same day for the same facts, it is the same document. */
export async function makeCertificate(
  deps: Deps,
  { id: accountId, siret }: Pick<SignedIn, 'id' | 'siret'>,
  ask: CertificateAsk,
): Promise<MadeCertificate> {
  const day = parisDay(deps.clock.now())
  const gathered = await gatherFacts(deps, siret, day, ask)
  const claim = { accountId, day, facts: sha256(writeContent(gathered)) }
  const already = await findAlready(deps, claim)
  if (already) return already
  try {
    return await make(deps, claim, gathered)
  } catch (error) {
    // Of two that are asked for at the same time, one is kept.
    const other = await findAlready(deps, claim)
    if (other) return other
    throw error
  }
}

interface Claim {
  accountId: string
  day: string
  facts: string
}

async function make(
  deps: Deps,
  claim: Claim,
  gathered: CertificateFacts,
): Promise<MadeCertificate> {
  const now = deps.clock.now()
  const { accountId, day } = claim
  const most = limits.certificatesPerDay
  if ((await countMade(deps, accountId, day)) >= most) throw madeEnough()
  const reference = createReference(now, 'D')
  const content: CertificateContent = { ...gathered, ...issue(now, reference) }
  const text = writeContent(content)
  const pdf = await drawCertificate(deps, content, sha256(text))
  const publication = describe(accountId, content, now)
  const { id, statements } = await publishDocument(deps, pdf, publication)
  const receiptId = createId()
  const { kind } = content
  const written = await writeIf(deps.database, hasRoom(accountId, day, most), [
    ...statements,
    insertReceipt({
      id: receiptId,
      requestId: null,
      messageId: null,
      kind,
      issuedAt: now,
      content: text,
    }),
    insertCertificate({ ...claim, receiptId, reference, documentId: id }),
  ])
  if (written === undefined) throw madeEnough()
  return { id, description: publication.description }
}

async function findAlready(deps: Deps, claim: Claim): Promise<MadeCertificate | undefined> {
  const made = await findMade(deps, claim)
  if (made && !made.isThere) throw takenBack()
  return made && { id: made.id, description: made.description }
}

function describe(accountId: string, content: CertificateContent, now: Date): Publication {
  const { kind, reference } = content
  const of = content.kind === 'attestation' ? `au ${formatDate(now)}` : String(content.year)
  return {
    accountId,
    kind,
    themeSlug: 'cotisation',
    description: `${certificateKinds[kind]} ${of}`,
    fileName: `${certificateKinds[kind]} ${reference}.pdf`,
    publishedAt: now,
    source: 'portal',
    reference,
  }
}
