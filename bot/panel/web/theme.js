// Sets the theme before the first paint: from the address, else chosen earlier, else the system's.
(() => {
  const known = ["light", "dark"];
  const asked = new URLSearchParams(location.search).get("theme");
  let chosen = null;
  try {
    chosen = localStorage.getItem("theme");
  } catch {
    // Without storage, the theme of the system is shown.
  }
  const theme = known.includes(asked) ? asked : chosen;
  if (known.includes(theme)) document.documentElement.dataset.theme = theme;
})();
