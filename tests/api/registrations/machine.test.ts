import { expect, test } from 'vitest'
import { runRegistrationMachine } from '../../attacks/registration-machine.ts'
import { openRegistrationPortal } from '../../attacks/registration-portal.ts'

const runs = 500

test(
  'in whatever order the steps are sent, an account is made by none but a link mailed after all of them',
  { timeout: 600_000 },
  async () => {
    const portal = await openRegistrationPortal()
    const { commands, accounts } = await runRegistrationMachine(portal, runs)
    expect(commands).toBeGreaterThan(runs * 8)
    expect(accounts).toBeGreaterThan(runs / 20)
    await portal.close()
  },
)
