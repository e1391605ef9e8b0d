"""What drawing an edited copy may cost (DESIGN §6). Shipped files are drawn without a budget."""

import time

NODES = 50_000
MOST_CHARACTERS = 512 * 1024
DEPTH = 5  # parts within parts
CPU_SECONDS = 0.1  # of this thread, without the slots; stays below the promised 200 ms on a slow machine
BLOCK_SECONDS = 0.2  # of this thread, for all blocks of one page together
LEAST_SECONDS = 0.01  # that a block still gets then; plain ones need less
LOOK = 0.03  # seconds of the wall clock between two looks at the (slower) CPU clock


class OverBudget(Exception):
    """A sentence for the office."""


class PageTime:
    """The CPU time left to the edited copies of one page's blocks."""

    def __init__(self) -> None:
        self._left = BLOCK_SECONDS

    def share(self) -> float:
        return max(LEAST_SECONDS, min(CPU_SECONDS, self._left))

    def spend(self, seconds: float) -> None:
        self._left -= seconds


class Budget:
    """Counters of one drawing; asked by the nodes of portal.layout.compiler.

    `characters` is what the text has grown to, kept by the lists of nodes: an inner list has counted what an outer
    one only passes on. `free` is what costs nothing of it: the first print of each cleaned body and of each slot.
    """

    __slots__ = ("characters", "depth", "free", "long", "nodes", "_cpu", "_look", "_printed")

    def __init__(self, seconds: float = CPU_SECONDS) -> None:
        self.nodes = self.characters = self.free = self.long = self.depth = 0
        self._printed: dict[object, object] = {}
        self._cpu = time.thread_time() + seconds
        self._look = time.perf_counter() + LOOK

    def step(self, nodes: int) -> None:
        """A list of nodes begins."""
        self.nodes += nodes
        if self.nodes > NODES:
            raise OverBudget(f"Mẫu vẽ quá {NODES} phần tử (vòng lặp lồng nhau?).")
        self.look()

    def look(self) -> None:
        """At the clock; the CPU clock is asked only now and then."""
        now = time.perf_counter()
        if now > self._look:
            if time.thread_time() > self._cpu:
                raise OverBudget("Mẫu vẽ quá lâu.")  # at every later look too: {% if %} swallows exceptions
            self._look = now + LOOK

    def put_together(self, characters: int) -> None:
        """`characters`: what the text has grown to, as one list of nodes has seen it."""
        if characters > self.characters:
            self.characters = characters
            if characters - self.free > MOST_CHARACTERS:
                raise OverBudget(f"Mẫu in ra quá {MOST_CHARACTERS // 1024} KB.")
        self.look()

    def prints(self, text: str, key: object = None) -> None:
        """A cleaned body or a slot; the first print of each is free."""
        key = id(text) if key is None else key
        if key not in self._printed:
            self._printed[key] = text  # kept, so that no other text gets the same id
            self.free += len(text)

    def prints_long(self, characters: int) -> None:
        """A long text that is not free; a few of them side by side would already fill the memory."""
        self.long += characters
        if self.long > MOST_CHARACTERS:
            raise OverBudget(f"Mẫu in ra quá {MOST_CHARACTERS // 1024} KB.")

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
        # The next look stays where it is: tags that pause often would put it off for ever.
        self._cpu += time.thread_time() - since
