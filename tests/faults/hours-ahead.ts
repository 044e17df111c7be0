/** Preloaded in a process: each SIGUSR2 puts its clocks an hour ahead. Timers stay as they are. */

const HOUR_MS = 3_600_000
const RealDate = Date
const elapsed = performance.now.bind(performance)
let ahead = 0

globalThis.Date = new Proxy(RealDate, {
  construct: (_, values: [] | [number]) =>
    values.length === 0 ? new RealDate(RealDate.now() + ahead) : new RealDate(...values),
  get: (target, name) =>
    name === 'now' ? () => RealDate.now() + ahead : (Reflect.get(target, name) as unknown),
})
performance.now = () => elapsed() + ahead
process.on('SIGUSR2', () => (ahead += HOUR_MS))
