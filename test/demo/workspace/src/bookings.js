// One car cannot be booked twice for the same day.
const bookings = new Map();

function book(car, day, customer) {
  const key = `${car}/${day}`;
  if (bookings.has(key)) return { booked: false, by: bookings.get(key) };
  bookings.set(key, customer);
  return { booked: true };
}

module.exports = { book };
