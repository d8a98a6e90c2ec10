export function AdminProblemPage() {
  return null;
}
