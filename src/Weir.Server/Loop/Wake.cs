namespace Weir.Server.Loop;

/// <summary>Wakes the loop: a start time has come, or midnight.</summary>
internal sealed class Wake : Work
{
    public override void Done(Outcome outcome) { }

    public override void Failed(Exception reason) { }
}
