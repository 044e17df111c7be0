import { Argon2id } from 'oslo/password'
import type { CodeHasher } from '../deps.ts'
import type { Pepper } from '../platform/env.ts'
import { createToken } from '../platform/tokens.ts'

/** 46 MiB once: as much memory as two verifications at a time allow (OWASP, password storage). */
const cost = { memorySize: 47_104, iterations: 1 }

interface Peppers {
  current: Pepper
  previous?: Pepper | undefined
}

/** The only file that hashes with oslo. A leaked database is of no use without the pepper. */
export async function createCodeHasher({ current, previous }: Peppers): Promise<CodeHasher> {
  const currentHash = new Argon2id({ ...cost, secret: current.key })
  const previousHash = previous && new Argon2id({ ...cost, secret: previous.key })

  return {
    decoy: { hash: await currentHash.hash(createToken()), pepperId: current.id },

    async hash(code) {
      return { hash: await currentHash.hash(code), pepperId: current.id }
    },

    async verify({ hash, pepperId }, code) {
      if (pepperId === current.id) return currentHash.verify(hash, code)
      if (previousHash && pepperId === previous.id) return previousHash.verify(hash, code)
      throw new Error(`No key has the id ${pepperId}`)
    },

    isCurrent({ pepperId }) {
      return pepperId === current.id
    },
  }
}
