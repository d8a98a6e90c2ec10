export function AdminProblemsPage() {
  return null;
}
