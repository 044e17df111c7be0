import { startFakeCms } from '../site/support/contents.ts'
import type { Site } from '../site/support/site.ts'
import { alice } from '../support/cast.ts'
import { openDesk } from '../support/desk.ts'
import type { FakeCms } from '../support/fake-cms.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { makeForeignTargets } from './support/foreign-targets.ts'
import type { Door } from './support/door.ts'
import { publicDoors } from './support/public-doors.ts'
import { redirectingDoors } from './support/redirecting-doors.ts'
import { startWholeSite } from './support/whole-site.ts'

const counts = { short: 42, full: 1_000 }

/** Whatever an address, a form or a header says, the portal leads nowhere but to itself. */
export const openRedirects: Trial = {
  id: 'A27',
  about: 'des adresses étrangères dans tout ce qui peut mener ailleurs',
  async run(size, tell) {
    const tally = new Tally()
    const cms = await startFakeCms()
    const whole = await startWholeSite(cms)
    const { site, portal } = whole
    const desk = await openDesk(portal)
    const employer = cookieOf((await portal.logIn(alice)).cookies)
    const agent = cookieOf((await desk.as(desk.agathe)).cookies)
    const targets = makeForeignTargets(counts[size])
    const doors = [...redirectingDoors(site, { employer, agent }), ...publicDoors(site, cms)]
    tally.count(1, await leadsOn(site, cms), 'une adresse remplacée ne mène nulle part')
    const led = new Map<Door, number>()
    for (const [rank, target] of targets.entries()) {
      for (const door of doors) {
        const locations = await door.open(target)
        const away = locations.filter((location) => leadsAway(location, site.url))
        led.set(door, (led.get(door) ?? 0) + locations.length)
        const reason = `${door.name} : ${JSON.stringify(target)} mène à ${String(away[0])}`
        tally.count(1, away.length === 0, reason)
      }
      tell(rank + 1, targets.length)
    }
    for (const door of doors.filter(({ leads }) => leads === 'always')) {
      const count = led.get(door) ?? 0
      const reason = `${door.name} : ${String(count)} redirections seulement`
      tally.count(1, count === targets.length, reason)
    }
    const total = [...led.values()].reduce((sum, one) => sum + one, 0)
    tally.remarks.push(`${String(doors.length)} portes, ${String(total)} redirections`)
    await whole.close()
    await cms.stop()
    return tally
  },
}

/** Those who left an address for one of the portal’s are told of it. */
async function leadsOn(site: Site, cms: FakeCms): Promise<boolean> {
  const [door] = publicDoors(site, cms)
  return (await door?.open('actualite-2'))?.[0] === '/actualites/actualite-2'
}

function cookieOf(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

/** As a browser reads it. */
function leadsAway(location: string, portal: string): boolean {
  const { origin } = new URL(portal)
  return /[\r\n]/.test(location) || URL.parse(location, portal)?.origin !== origin
}
