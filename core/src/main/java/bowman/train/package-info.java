/**
 * Training: a graph that holds forward, losses, backward and the optimizer's update ({@link
 * bowman.train.TrainingGraph}), its data ({@link bowman.train.BatchSource}), and the loop around it ({@link
 * bowman.train.Trainer}) with its {@link bowman.train.Checkpoint}.
 */
package bowman.train;
