using Weir.Jobs;
using Weir.Jobs.Placeholders;

namespace Weir.Tracking.Variables;

/// <summary>Variables that contain themselves, for whichever jobs.</summary>
public static class VariableCircles
{
    /// <summary>The circles, each once, with the variable at which each begins.</summary>
    /// <param name="set">All variables.</param>
    /// <param name="delimiters">What may stand around a name: on some machine.</param>
    public static IReadOnlyList<(VariableDefinition Variable, string Text)> Find(
        VariableSet set,
        IReadOnlyCollection<Delimiters> delimiters
    )
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(delimiters);
        List<(VariableDefinition, string)> circles = [];
        HashSet<VariableDefinition> told = [];
        foreach (var scope in set.All.Select(variable => variable.Scope).Distinct())
        {
            var context = new VariableContext
            {
                Schedule = scope.Schedule,
                Master = scope.Schedule,
                Job = scope.Job,
                Date = DateOnly.MinValue,
                Clock = DateTimeOffset.UnixEpoch,
            };
            HashSet<VariableDefinition> done = [];
            foreach (var start in set.All.Where(variable => variable.Scope == scope))
            {
                if (Circle(start) is { } circle && !circle.Any(told.Contains))
                {
                    told.UnionWith(circle);
                    var names = circle.Select(variable => variable.Name.Text).ToList();
                    circles.Add((start, $"variable {start.Key} contains itself: {string.Join(" contains ", names.Append(names[0]))}"));
                }
            }

            // Depth first, without recursion: a chain may be as long as there are variables.
            List<VariableDefinition>? Circle(VariableDefinition start)
            {
                List<VariableDefinition> path = [];
                var open = new Stack<Queue<VariableDefinition>>();
                Push(start);
                while (open.TryPeek(out var left))
                {
                    if (!left.TryDequeue(out var next))
                    {
                        open.Pop();
                        path.RemoveAt(path.Count - 1);
                    }
                    else if (path.IndexOf(next) is >= 0 and var at)
                    {
                        return path[at..];
                    }
                    else
                    {
                        Push(next);
                    }
                }

                return null;

                void Push(VariableDefinition variable)
                {
                    if (done.Add(variable))
                    {
                        path.Add(variable);
                        open.Push(new Queue<VariableDefinition>(NamedBy(variable, context)));
                    }
                }
            }
        }

        return circles;

        IEnumerable<VariableDefinition> NamedBy(VariableDefinition variable, VariableContext context) =>
            from text in variable.Source.Texts.Append(variable.Default ?? "")
            from one in delimiters
            from name in NamesIn(text, one)
            let nearest = set.TryFind(name, context, out var found) ? found : null
            where nearest is not null
            select nearest;
    }

    private static IEnumerable<ObjectName> NamesIn(string text, Delimiters delimiters)
    {
        for (var from = 0; PlaceholderText.Next(text, from, delimiters) is { } found; from = found.Start + 1)
        {
            if (ObjectName.TryParse(found.Name, out var name))
            {
                yield return name;
            }
        }
    }
}
