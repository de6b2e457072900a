// Before the first paint: the theme asked for in the address, else the one chosen earlier, else the system's.
(() => {
  const known = ["light", "dark"];
  const asked = new URLSearchParams(location.search).get("theme");
  let chosen = null;
  try {
    chosen = localStorage.getItem("theme");
  } catch {
    // A browser that keeps nothing still shows the system's theme.
  }
  const theme = known.includes(asked) ? asked : chosen;
  if (known.includes(theme)) document.documentElement.dataset.theme = theme;
})();
