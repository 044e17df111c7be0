const HOUR = 3_600_000
/** On how many accounts one code may be wrong within an hour: people do choose the same ones. */
const MANY_SIRETS = 50

interface SprayWatch {
  /** Counts a refused code; true when it has now been tried on too many accounts. */
  count(code: string, siret: string, now: number): boolean
  /** Each try that meets a wave makes it last an hour more. */
  isSprayed(code: string, now: number): boolean
}

interface Tries {
  /** When each SIRET was last tried, the latest last. */
  sirets: Map<string, number>
  lastAt: number
  sprayedUntil: number
}

/** What was refused within the last hour, by code: no more than the hashes of an hour. */
export function createSprayWatch(): SprayWatch {
  /** The latest last. */
  const codes = new Map<string, Tries>()

  function forget(now: number): void {
    for (const [code, { lastAt }] of codes) {
      if (lastAt > now - HOUR) return
      codes.delete(code)
    }
  }

  function keep(code: string, tries: Tries): void {
    codes.delete(code)
    codes.set(code, tries)
  }

  return {
    count(code, siret, now) {
      forget(now)
      const sirets = codes.get(code)?.sirets ?? new Map<string, number>()
      sirets.delete(siret)
      sirets.set(siret, now)
      for (const [oldest, at] of sirets) {
        if (at > now - HOUR) break
        sirets.delete(oldest)
      }
      const isSprayed = sirets.size > MANY_SIRETS
      keep(code, { sirets, lastAt: now, sprayedUntil: isSprayed ? now + HOUR : -Infinity })
      return isSprayed
    },

    isSprayed(code, now) {
      const tries = codes.get(code)
      if (!tries || tries.sprayedUntil <= now) return false
      keep(code, { ...tries, lastAt: now, sprayedUntil: now + HOUR })
      return true
    },
  }
}
