import { expect, test } from 'vitest'
import { showMobile } from '../../../site/src/features/account/mobile-number.ts'

test.each([
  ['+33639981021', '06 39 98 10 21'],
  ['+33700000001', '07 00 00 00 01'],
  ['+262692123456', '+262692123456'],
  ['+33298000000', '+33298000000'],
  ['06 39 98 10 21', '06 39 98 10 21'],
  ['', ''],
])('%s is shown as %s', (kept, shown) => {
  expect(showMobile(kept)).toBe(shown)
})
