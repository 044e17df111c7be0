/**
 * Welch's t of two samples, each cropped to what lies between its 5th and 95th percentile: how many
 * standard errors apart their means are. Source: Reparaz and others, « Dude, is my code constant
 * time? », DATE 2017, whose threshold is 4.5.
 */
export function welch(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [momentsOf(crop(one)), momentsOf(crop(other))]
  return (a.mean - b.mean) / Math.sqrt(a.variance / a.count + b.variance / b.count)
}

function crop(sample: readonly number[]): number[] {
  const sorted = sample.toSorted((a, b) => a - b)
  return sorted.slice(Math.floor(sorted.length * 0.05), Math.ceil(sorted.length * 0.95))
}

function momentsOf(sample: readonly number[]) {
  const count = sample.length
  const mean = sample.reduce((sum, value) => sum + value, 0) / count
  const squares = sample.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { count, mean, variance: squares / (count - 1) }
}
