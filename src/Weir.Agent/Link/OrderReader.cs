using System.Text.Json;
using Weir.Jobs;
using Weir.Jobs.Orders;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Rules;

namespace Weir.Agent.Link;

/// <summary>Reads what a poll brought: one order that cannot be read does not keep the others from being carried out.</summary>
internal static class OrderReader
{
    private const int LongestGrace = 3600;

    /// <exception cref="JsonException">It is no answer to a poll.</exception>
    public static PolledOrders Read(byte[] answer)
    {
        try
        {
            if (
                JsonSerializer.Deserialize(answer, WeirJson.Default.OrderBatch) is { Orders: not null } batch
                && batch.Orders.All(order => order?.Order is not null)
            )
            {
                return new PolledOrders(batch with { Orders = [.. batch.Orders.Select(Bounded)] }, []);
            }
        }
        catch (Exception wrong) when (IsOfText(wrong))
        {
            // Which of them it is shows below.
        }

        using var json = JsonDocument.Parse(answer);
        return Read(json.RootElement);
    }

    private static PolledOrders Read(JsonElement root)
    {
        try
        {
            List<IssuedOrder> orders = [];
            List<UnreadableOrder> unreadable = [];
            foreach (var element in root.GetProperty("orders").EnumerateArray())
            {
                var (epoch, id) = (element.GetProperty("epoch").GetInt64(), element.GetProperty("id").GetInt64());
                try
                {
                    orders.Add(
                        Bounded(
                            new IssuedOrder(
                                epoch,
                                id,
                                element.GetProperty("order").Deserialize(WeirJson.Default.Order)
                                    ?? throw new JsonException("the order is empty")
                            )
                        )
                    );
                }
                catch (Exception wrong) when (IsOfText(wrong))
                {
                    unreadable.Add(new UnreadableOrder(epoch, id, Printable.Escape(wrong.Message, 300)));
                }
            }

            var rules = root.TryGetProperty("rules", out var all) && all.ValueKind == JsonValueKind.Array ? RulesOf(all) : null;
            var variables = root.TryGetProperty("variables", out var published)
                ? published.Deserialize(WeirJson.Default.PublishedVariables)
                : null;
            return new PolledOrders(
                new OrderBatch(root.GetProperty("epoch").GetInt64(), orders, root.GetProperty("rulesVersion").GetInt64(), rules)
                {
                    Variables = variables,
                    Tracked = root.TryGetProperty("tracked", out var tracked) ? TrackedOf(tracked) : null,
                },
                unreadable
            );
        }
        catch (Exception wrong) when (IsOfText(wrong))
        {
            throw new JsonException($"the server's orders cannot be read: {wrong.Message}", wrong);
        }
    }

    // A rule that cannot be read is passed over as one that is wrong.
    private static List<RuleView> RulesOf(JsonElement all)
    {
        List<RuleView> rules = [];
        foreach (var element in all.EnumerateArray())
        {
            try
            {
                if (element.Deserialize(WeirJson.Default.RuleView) is { } rule)
                {
                    rules.Add(rule);
                }
            }
            catch (Exception wrong) when (IsOfText(wrong))
            {
                rules.Add(new RuleView { Name = "?", Type = "?" });
            }
        }

        return rules;
    }

    private static List<TrackedDefinition> TrackedOf(JsonElement all)
    {
        List<TrackedDefinition> tracked = [];
        foreach (var element in all.ValueKind == JsonValueKind.Array ? all.EnumerateArray().ToList() : [])
        {
            try
            {
                if (element.Deserialize(WeirJson.Default.TrackedDefinition) is { } definition)
                {
                    tracked.Add(definition);
                }
            }
            catch (Exception wrong) when (IsOfText(wrong))
            {
                // As a rule that cannot be read.
                continue;
            }
        }

        return tracked;
    }

    private static IssuedOrder Bounded(IssuedOrder issued) =>
        issued.Order switch
        {
            Cancel cancel => issued with
            {
                Order = cancel with
                {
                    Text = Cut(cancel.Text),
                    By = Cut(cancel.By),
                    GraceSeconds = Math.Clamp(cancel.GraceSeconds, 0, LongestGrace),
                },
            },
            Reject reject => issued with
            {
                Order = reject with
                {
                    Code = reject.Code.Length > FactBounds.Code ? reject.Code[..FactBounds.Code] : reject.Code,
                    Text = Cut(reject.Text),
                },
            },
            Skip skip => issued with { Order = skip with { By = Cut(skip.By) } },
            SetVariable set => issued with { Order = set with { Variable = Cut(set.Variable), Text = Cut(set.Text), By = Cut(set.By) } },
            Rerun rerun => issued with { Order = rerun with { By = Cut(rerun.By) } },
            StartPlanned { By: { } by } planned => issued with { Order = planned with { By = Cut(by) } },
            _ => issued,
        };

    private static string Cut(string text) => text.Length > FactBounds.By ? Printable.Escape(text, FactBounds.By - 1) : text;

    private static bool IsOfText(Exception wrong) =>
        wrong
            is JsonException
                or NotSupportedException
                or InvalidOperationException
                or FormatException
                or ArgumentException
                or OverflowException
                or KeyNotFoundException;
}
