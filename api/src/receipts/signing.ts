import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import type { Link } from './link.ts'

/** The end of the chain on one day. */
export interface Head extends Link {
  day: string
}

export interface SignedHead extends Head {
  /** Ed25519, the 32 bytes in base64. */
  publicKey: string
  /** Of `textOf`, in base64. */
  signature: string
}

/** What is signed; anybody can write it again from what is published. */
export function textOf({ day, position, chain }: Head): string {
  return `enim-receipts ${day} ${String(position)} ${chain}`
}

export function signHead(seed: Buffer, head: Head): SignedHead {
  const key = privateKeyOf(seed)
  const signature = sign(null, Buffer.from(textOf(head)), key).toString('base64')
  return { ...head, publicKey: publicKeyOf(seed), signature }
}

/** By the key that it names: whether that key is Enim's is for the caller to say. */
export function isSigned(head: SignedHead): boolean {
  try {
    const der = Buffer.concat([publicPrefix, Buffer.from(head.publicKey, 'base64')])
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return verify(null, Buffer.from(textOf(head)), key, Buffer.from(head.signature, 'base64'))
  } catch {
    return false
  }
}

export function publicKeyOf(seed: Buffer): string {
  const der = createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' })
  return der.subarray(publicPrefix.length).toString('base64')
}

/** RFC 8410: what comes before the 32 bytes of a key in PKCS #8 and in SPKI. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

function privateKeyOf(seed: Buffer): KeyObject {
  const der = Buffer.concat([privatePrefix, seed])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}
