import { expect, test } from 'vitest'
import { run as drawAttestation } from '../../../api/src/certificates/draw-attestation.ts'
import type { AttestationFacts, Issue } from '../../../api/src/certificates/content.ts'
import type { Drawing } from '../../../api/src/certificates/frame.ts'

function drawing(name: string): Drawing<AttestationFacts & Issue> {
  return {
    code: '0123-4567-89ab-cdef',
    publicUrl: 'https://portail.example',
    isSpecimen: true,
    content: {
      kind: 'attestation',
      employer: { siret: '90000000100017', name, address: '1 quai des Essais\n29000 Port-Fictif' },
      validUntil: '2026-06-02',
      dueTitles: 1,
      latest: { number: 'T1', period: '4e trimestre 2025', dueOn: '2026-02-28' },
      schema: 1,
      nonce: 'n',
      reference: 'D26-7KQX-M93T',
      issuedAt: '2026-03-02T10:00:00+01:00',
    },
  }
}

async function draw(name: string): Promise<string> {
  return Buffer.from(await drawAttestation(drawing(name))).toString('base64')
}

test('documents that share their parsed fonts are drawn as if each were alone', async () => {
  const alone = await draw('Armement Alizé')
  const together = await Promise.all(['Armement Alizé', 'ZŸQ & Œuvre', 'Armement Alizé'].map(draw))
  expect([together[0], together[2]]).toEqual([alone, alone])
  expect(together[1]).not.toBe(alone)
})

test('a name that the font cannot write whole does not break the document', async () => {
  for (const name of ['Pêche 漁 🚢', '\ud800', '\u202eenvers', 'x'.repeat(400)]) {
    expect((await draw(name)).length).toBeGreaterThan(10_000)
  }
})
