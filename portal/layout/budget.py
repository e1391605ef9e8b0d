"""What drawing an edited copy may cost (DESIGN §6). Shipped files are drawn without a budget."""

import time

NODES = 50_000
CHARACTERS = 512 * 1024
DEPTH = 5  # parts within parts
CPU_SECONDS = 0.1  # of this thread, without the slots; stays below the promised 200 ms on a slow machine
LOOK = 0.03  # seconds of the wall clock between two looks at the (slower) CPU clock


class OverBudget(Exception):
    """A sentence for the office."""


class Budget:
    """Counters of one drawing; asked by the nodes of portal.layout.compiler.

    `characters` grows with what was put together, `free` with what costs nothing: the first print of each
    cleaned body and of each slot. Inner lists have counted what an outer one only passes on.
    """

    __slots__ = ("characters", "depth", "free", "nodes", "_cpu", "_look", "_printed")

    def __init__(self) -> None:
        self.nodes = self.characters = self.free = self.depth = 0
        self._printed: dict[object, object] = {}
        self._cpu = time.thread_time() + CPU_SECONDS
        self._look = time.perf_counter() + LOOK

    def step(self) -> None:
        """One node."""
        self.nodes += 1
        if self.nodes > NODES:
            raise OverBudget(f"Mẫu vẽ quá {NODES} phần tử (vòng lặp lồng nhau?).")
        now = time.perf_counter()
        if now > self._look:
            self._look = now + LOOK
            if time.thread_time() > self._cpu:
                raise OverBudget("Mẫu vẽ quá lâu.")

    def put_together(self, characters: int) -> None:
        """`characters`: what the text has grown to since the drawing began, counted by one list of nodes."""
        if characters > self.characters:
            self.characters = characters
            if characters - self.free > CHARACTERS:
                raise OverBudget(f"Mẫu in ra quá {CHARACTERS // 1024} KB.")

    def prints(self, text: str, key: object = None) -> None:
        """A cleaned body or a slot; the first print of each is free."""
        key = id(text) if key is None else key
        if key not in self._printed:
            self._printed[key] = text  # kept, so that no other text gets the same id
            self.free += len(text)

    def enter(self) -> None:
        self.depth += 1
        if self.depth > DEPTH:
            raise OverBudget(f"Mẫu gọi phần dùng chung lồng nhau quá {DEPTH} tầng (gọi vòng tròn?).")

    def leave(self) -> None:
        self.depth -= 1

    def pause(self) -> float:
        """Before work that is not the template's own; hand the answer to resume()."""
        return time.thread_time()

    def resume(self, since: float) -> None:
        self._cpu += time.thread_time() - since
        self._look = time.perf_counter() + LOOK
