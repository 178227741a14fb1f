using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>Reads what was written, so that nobody's lock keeps the news of others waiting.</summary>
public sealed partial class VariableWaiter
{
    // On the watching thread, which has nothing else to do.
    private void Changed(IReadOnlyList<FileChange> changes)
    {
        foreach (var lost in Lost(changes))
        {
            lost();
        }

        foreach (var id in Touched(changes))
        {
            // Nobody's lock may keep the news of others waiting.
            if (!ReadChanged(id, atOnce: _lanes is not null))
            {
                ReadLater(id);
            }
        }
    }

    private bool ReadChanged(VariableId id, bool atOnce)
    {
        try
        {
            return Read(id, atOnce) is not null;
        }
        catch (IOException)
        {
            // A link, or not to be read: as if it were not there, and said by whoever reads it by name.
            TryUpdate(id, null, looks: null);
            return true;
        }
    }

    // In the lane of the owner, whose lock it is. What is still to be read there is read once, however often it is written meanwhile.
    private void ReadLater(VariableId id)
    {
        lock (_lock)
        {
            if (!_late.Add(id))
            {
                return;
            }
        }

        try
        {
            _ = _lanes!.RunAsync(
                id.User,
                () =>
                {
                    lock (_lock)
                    {
                        _late.Remove(id);
                    }

                    return ReadChanged(id, atOnce: false);
                }
            );
        }
        catch (TooManyCallsException)
        {
            // The owner's next write tells again.
            lock (_lock)
            {
                _late.Remove(id);
            }
        }
    }

    // What was read before a write that was told of directly must not come after it.
    private bool Read(VariableId id) => Read(id, atOnce: false) == true;

    // Whether it is there; nothing where it was not to be waited for and somebody keeps it locked.
    private bool? Read(VariableId id, bool atOnce)
    {
        while (true)
        {
            int? looks;
            lock (_lock)
            {
                looks = _index.GetValueOrDefault(id)?.Reads;
            }

            VariableValue? value;
            if (!atOnce)
            {
                value = _reader.TryRead(id);
            }
            else if (!_reader.TryReadAtOnce(id, out value))
            {
                return null;
            }

            if (looks is null || TryUpdate(id, value, looks))
            {
                return value is not null;
            }
        }
    }
}
