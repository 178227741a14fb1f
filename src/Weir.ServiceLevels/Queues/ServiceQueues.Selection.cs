namespace Weir.ServiceLevels.Queues;

/// <summary>Who goes next.</summary>
public sealed partial class ServiceQueues
{
    private readonly BlockedLanes _looking = new(null);
    private readonly Dictionary<Blocker, BlockedLanes> _gates = [];
    private readonly Dictionary<(BlockerKind Kind, string Name), List<BlockedLanes>> _gatesOf = [];
    private readonly List<BlockedLanes> _open = [];

    /// <summary>
    /// The lane whose first job goes next among those that nothing stops, or <see langword="null"/>. The job stays where it is
    /// until it leaves.
    /// </summary>
    public Lane? Next(Func<Lane, Blocker?> whatStops)
    {
        ArgumentNullException.ThrowIfNull(whatStops);
        while (FirstOpen() is { } gate)
        {
            var lane = gate.Lanes.First;
            if (whatStops(lane) is not { } blocker)
            {
                return lane;
            }

            if (blocker == gate.Blocker)
            {
                gate.IsOpen = false;
                _open.Remove(gate);
            }
            else
            {
                Move(lane, GateAt(blocker));
            }
        }

        return null;
    }

    /// <summary>What stopped lanes is gone, or may be: they are looked at again.</summary>
    public void Unblock(BlockerKind kind, string name)
    {
        if (_gatesOf.TryGetValue((kind, name), out var gates))
        {
            for (var i = gates.Count - 1; i >= 0; i--)
            {
                if (gates[i].Lanes.Count > 0)
                {
                    Open(gates[i]);
                }
                else
                {
                    Forget(gates[i]);
                }
            }
        }
    }

    /// <summary>Whether a lane waits at a thing of this kind, as of the last time it was looked at.</summary>
    public bool Waits(BlockerKind kind) => _gates.Values.Any(gate => gate.Blocker!.Value.Kind == kind && gate.Lanes.Count > 0);

    /// <summary>Everything may have changed: all lanes are looked at again.</summary>
    public void UnblockAll()
    {
        foreach (var lane in _lanes.Values.Where(lane => lane.At is not null))
        {
            Move(lane, _looking);
        }

        foreach (var gate in _gates.Values.ToArray())
        {
            Forget(gate);
        }
    }

    private BlockedLanes? FirstOpen()
    {
        BlockedLanes? first = null;
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var gate = _open[i];
            if (gate.Lanes.Count == 0)
            {
                gate.IsOpen = false;
                _open.RemoveAt(i);
            }
            else if (first is null || gate.Lanes.First.Rank.CompareTo(first.Lanes.First.Rank) < 0)
            {
                first = gate;
            }
        }

        return first;
    }

    private BlockedLanes GateAt(Blocker blocker)
    {
        if (!_gates.TryGetValue(blocker, out var gate))
        {
            _gates.Add(blocker, gate = new BlockedLanes(blocker));
            var key = (blocker.Kind, blocker.Name);
            if (!_gatesOf.TryGetValue(key, out var gates))
            {
                _gatesOf.Add(key, gates = []);
            }

            gates.Add(gate);
        }

        return gate;
    }

    private void Open(BlockedLanes gate)
    {
        if (!gate.IsOpen)
        {
            gate.IsOpen = true;
            _open.Add(gate);
        }
    }

    private void Forget(BlockedLanes gate)
    {
        if (gate.Blocker is { } blocker && _gates.Remove(blocker))
        {
            var gates = _gatesOf[(blocker.Kind, blocker.Name)];
            gates.Remove(gate);
            if (gates.Count == 0)
            {
                _gatesOf.Remove((blocker.Kind, blocker.Name));
            }
        }
    }

    private void Move(Lane lane, BlockedLanes gate)
    {
        lane.At?.Lanes.Remove(lane);
        lane.At = gate;
        gate.Lanes.Add(lane);
        if (gate.Blocker is null)
        {
            Open(gate);
        }
    }

    // Its first job may be another, or stand elsewhere.
    private void Examined(Lane lane)
    {
        var changed = lane.UpdateFirst();
        if (lane.HeadCell is null)
        {
            lane.At?.Lanes.Remove(lane);
            lane.At = null;
        }
        else if (lane.At is null || (lane.IsOverdue && lane.At.Blocker is { Kind.SparesOverdue: true, Need: > 1 }))
        {
            // New, or entitled to slots that were kept from it.
            Move(lane, _looking);
        }
        else if (changed)
        {
            lane.At.Lanes.Moved(lane);
        }
    }
}
