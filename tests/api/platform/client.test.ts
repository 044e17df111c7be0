import { expect, test } from 'vitest'
import { createRoutes } from '../../../api/src/platform/routes.ts'
import { clientKey } from '../../../api/src/platform/client.ts'

const app = createRoutes().get('/', (c) => c.text(clientKey(c)))

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['not an address', 'unknown'],
  ['', 'unknown'],
])('tries from %s are counted under %s', async (address, key) => {
  const answer = await app.request('/', { headers: { 'x-client-address': address } })
  expect(await answer.text()).toBe(key)
})
