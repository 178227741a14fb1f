namespace Weir.Agent.Measuring;

/// <summary>Reads what the machine's processors have done.</summary>
internal interface IProcessorMeter
{
    /// <summary>What they have done so far; <see langword="null"/> where the machine does not say.</summary>
    ProcessorReading? Read();
}
