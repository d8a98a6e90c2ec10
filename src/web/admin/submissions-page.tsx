export function AdminSubmissionsPage() {
  return null;
}
