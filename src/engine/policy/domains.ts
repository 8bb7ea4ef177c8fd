/** Domains under which anybody has a name. */
const SHARED =
  /^(?:github\.io|herokuapp\.com|vercel\.app|netlify\.app|pages\.dev|workers\.dev|fly\.dev|onrender\.com|railway\.app|web\.app|firebaseapp\.com|azurewebsites\.net|windows\.net|amazonaws\.com|supabase\.co|ngrok\.io|ngrok\.app|trycloudflare\.com|loca\.lt|run\.app|repl\.co|glitch\.me|blogspot\.com|cloudfunctions\.net|requestcatcher\.com|beeceptor\.com)$/;

export const isShared = (domain: string): boolean => SHARED.test(domain);

/** The part of a host's name that one owner has: `acme.dev`, `acme.co.uk`. */
export function domainOf(host: string): string {
  const labels = host.split('.');
  const wide = /^(?:co|com|org|net|ac|gov|edu)$/.test(labels.at(-2) ?? '') && (labels.at(-1) ?? '').length === 2;
  return labels.slice(wide ? -3 : -2).join('.');
}
